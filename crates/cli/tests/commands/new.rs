//! A new journey comes from a template and never replaces anything.

use crate::hand::*;

#[test]
fn a_new_journey_comes_from_each_listed_template_and_is_sound_and_canonical() {
    let folder = Folder::new();
    let listed = json_of(&throughline(&["templates", "--json"]));
    let names: Vec<&str> = listed.as_array().unwrap().iter().filter_map(|one| one["name"].as_str()).collect();
    assert_eq!(names, ["eight-stage", "five-stage", "service-blueprint", "blank"]);
    for name in names {
        let path = folder.path(&format!("{name}.journey"));
        assert!(throughline(&["new", &path, "--template", name, "--title", "Mine"]).status.success());
        assert_eq!(json_of(&throughline(&["info", &path, "--json"]))["title"], "Mine");
        assert!(throughline(&["fmt", "--check", &path]).status.success(), "{name} is canonical");
    }
}

#[test]
fn new_leaves_a_file_that_exists_alone() {
    let (_folder, path) = Folder::with_bank();
    let before = std::fs::read(&path).unwrap();
    let output = throughline(&["new", &path]);
    assert_eq!(output.status.code(), Some(2));
    assert!(text(&output.stderr).contains("exists already"));
    assert_eq!(std::fs::read(&path).unwrap(), before);
}

#[test]
fn new_writes_to_standard_output_where_asked_to() {
    let folder = Folder::new();
    let output =
        program().args(["new", "-", "--title", "Mine"]).current_dir(folder.place()).output().unwrap();
    assert_eq!(json_of(&output)["journey"]["title"], "Mine");
    assert_eq!(folder.names(), [""; 0], "no file is called -");
}

#[test]
fn an_unknown_template_is_answered_with_the_known_ones() {
    let folder = Folder::new();
    let said = trouble(&throughline(&["new", &folder.path("x.journey"), "--template", "nope"]));
    assert!(said.contains("nope") && said.contains("eight-stage") && said.contains("blank"), "{said}");
    assert_eq!(folder.names(), [""; 0]);
}
