//! The `kuaidu` program: hands its arguments to [`kuaidu::cli`].

fn main() {}
