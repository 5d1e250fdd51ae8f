//! Makes sure that the folder of the built page exists, so that a fresh clone can be checked.

fn main() {
    if let Err(error) = std::fs::create_dir_all("../../ui/dist") {
        panic!("The folder ui/dist could not be made: {error}");
    }
    println!("cargo::rerun-if-changed=../../ui/dist");
}
