//! Has the program compiled anew when a file is added to the built-in theme.

fn main() {
    println!("cargo:rerun-if-changed=templates");
    println!("cargo:rerun-if-changed=static");
}
