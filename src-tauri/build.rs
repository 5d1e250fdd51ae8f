//! Compile-time part of the desktop program.
fn main() {
    tauri_build::build();
}
