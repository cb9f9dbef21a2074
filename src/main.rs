//! The `kuaidu` program: hands its arguments to [`kuaidu::cli`].

use std::process::ExitCode;

fn main() -> ExitCode {
    kuaidu::cli::run()
}
