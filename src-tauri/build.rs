//! Compile-time part of the desktop program: configuration, permissions, the folder of the page.

fn main() {
    // The configuration names the folder of the built page; without one the program cannot even
    // be checked, so that a fresh clone starts with an empty one.
    if let Err(error) = std::fs::create_dir_all("ui/dist") {
        panic!("The folder ui/dist could not be made: {error}");
    }
    // The program holds the page's files, and Cargo sees only those that were there before.
    println!("cargo:rerun-if-changed=ui/dist");
    tauri_build::build();
}
