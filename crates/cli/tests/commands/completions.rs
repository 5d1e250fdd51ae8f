//! Completions and manual pages, for shells and for those who pack the program.

use crate::hand::*;

#[test]
fn every_shell_gets_completions_for_every_command() {
    for shell in ["bash", "zsh", "fish", "elvish", "powershell"] {
        let script = text(&throughline(&["completions", shell]).stdout);
        assert!(script.contains("export") && script.contains("generate"), "{shell}");
    }
}

#[test]
fn every_command_has_a_manual_page_with_examples() {
    let folder = Folder::new();
    assert!(throughline(&["man", &folder.path("")]).status.success());
    for command in ["new", "info", "check", "fmt", "apply", "export", "generate", "schema", "serve"] {
        let page = std::fs::read_to_string(folder.path(&format!("throughline-{command}.1"))).unwrap();
        assert!(page.contains("Examples:"), "{command}");
    }
    assert!(folder.names().contains(&"throughline.1".to_owned()));
    assert!(trouble(&throughline(&["man", &folder.path("missing")])).contains("There is no folder"));
}
