//! The `kuaidu` program: hands its arguments to [`kuaidu::cli`].

use std::process::ExitCode;

#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    kuaidu::cli::run()
}
