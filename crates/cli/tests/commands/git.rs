//! Journeys in a real git repository: merged record by record, and shown as readable lines.

use std::path::Path;
use std::process::Output;

use crate::hand::*;

/// A repository with the bank's sample, set up as the manual says.
struct Repository {
    folder: Folder,
    path: String,
}

impl Repository {
    fn new() -> Self {
        let (folder, path) = Folder::with_bank();
        let repository = Repository { folder, path };
        // The program is on the search path of a person, and not of a test.
        let program = env!("CARGO_BIN_EXE_throughline").replace('\\', "/");
        repository.git(&["init", "--quiet", "--initial-branch", "main"]);
        for (name, value) in [
            ("user.name", "A person".to_owned()),
            ("user.email", "person@example.org".to_owned()),
            ("merge.journey.driver", format!("'{program}' merge %O %A %B -o %A")),
            ("diff.journey.textconv", format!("'{program}' text")),
            ("diff.journey.xfuncname", "^ *(((Current|Future|Past) state|Stage|Step): .*)$".to_owned()),
        ] {
            repository.git(&["config", name, &value]);
        }
        std::fs::write(repository.folder.path(".gitattributes"), "*.journey merge=journey diff=journey\n")
            .unwrap();
        repository.commit("A map");
        repository
    }

    fn run(&self, arguments: &[&str]) -> Output {
        std::process::Command::new("git")
            .args(arguments)
            .current_dir(self.folder.place())
            // Whoever runs the test may have settings, and may run it from a hook.
            .env("GIT_CONFIG_GLOBAL", Path::new(self.folder.place()).join("none"))
            .env("GIT_CONFIG_NOSYSTEM", "1")
            .env_remove("GIT_DIR")
            .env_remove("GIT_INDEX_FILE")
            .env_remove("GIT_WORK_TREE")
            .output()
            .expect("git is installed: apt-get install git")
    }

    fn git(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        assert!(output.status.success(), "{arguments:?}: {}{}", text(&output.stdout), text(&output.stderr));
        text(&output.stdout)
    }

    fn commit(&self, message: &str) {
        self.git(&["add", "--all"]);
        self.git(&["commit", "--quiet", "--message", message]);
    }

    fn read(&self) -> Value {
        serde_json::from_slice(&std::fs::read(&self.path).unwrap()).unwrap()
    }

    /// Sets the text of a card of the file, and puts the file into canonical form.
    fn write(&self, card: usize, text: &str) {
        let mut file = self.read();
        file["cards"][card]["text"] = json!(text);
        std::fs::write(&self.path, file.to_string()).unwrap();
        assert!(throughline(&["fmt", &self.path]).status.success());
    }

    /// Two branches that both write to one map: one is checked out, the other is named.
    fn with_branches(ours: (usize, &str), theirs: (usize, &str)) -> Self {
        let repository = Repository::new();
        repository.git(&["checkout", "--quiet", "-b", "colleague"]);
        repository.write(theirs.0, theirs.1);
        repository.commit("Theirs");
        repository.git(&["checkout", "--quiet", "main"]);
        repository.write(ours.0, ours.1);
        repository.commit("Ours");
        repository
    }
}

#[test]
fn two_branches_that_edit_one_map_merge_without_a_question() {
    // Neighbours in the file: as lines they would be in each other's way.
    let repository = Repository::with_branches((0, "Ours reads so"), (1, "Theirs reads so"));
    repository.git(&["merge", "--no-edit", "colleague"]);
    let merged = repository.read();
    assert_eq!(merged["cards"][0]["text"], "Ours reads so");
    assert_eq!(merged["cards"][1]["text"], "Theirs reads so");
    assert_eq!(repository.git(&["status", "--porcelain"]), "");
    assert!(throughline(&["fmt", "--check", &repository.path]).status.success());
}

#[test]
fn a_question_stops_the_merge_and_the_map_holds_both_sides() {
    let repository = Repository::with_branches((0, "Ours reads so"), (0, "Theirs is another"));
    let merge = repository.run(&["merge", "--no-edit", "colleague"]);
    assert_eq!(merge.status.code(), Some(1));
    let said = format!("{}{}", text(&merge.stdout), text(&merge.stderr));
    assert!(said.contains("1 question is left") && said.contains("theirs: Theirs is another"), "{said}");
    assert!(repository.git(&["status", "--porcelain"]).contains("UU bank.journey"));
    let conflict = &repository.read()["conflicts"][0];
    assert_eq!(
        (&conflict["ours"], &conflict["theirs"]),
        (&json!("Ours reads so"), &json!("Theirs is another"))
    );
    assert!(throughline(&["info", &repository.path]).status.success(), "the map still opens");
}

#[test]
fn a_map_that_both_branches_added_is_left_to_the_person() {
    let repository = Repository::new();
    let second = repository.folder.path("second.journey");
    for (branch, text) in [("colleague", "Theirs"), ("main", "Ours")] {
        repository.git(&["checkout", "--quiet", "-B", branch, "main"]);
        assert!(throughline(&["new", &second, "--title", text]).status.success());
        repository.commit(text);
        if branch == "colleague" {
            repository.git(&["checkout", "--quiet", "main"]);
        }
    }
    let merge = repository.run(&["merge", "--no-edit", "colleague"]);
    assert_eq!(merge.status.code(), Some(1));
    let said = format!("{}{}", text(&merge.stdout), text(&merge.stderr));
    assert!(said.contains("no version that both sides started from"), "{said}");
    let info = json_of(&throughline(&["info", &second, "--json"]));
    assert_eq!(info["title"], "Ours", "our map is as it was");
}

#[test]
fn the_difference_that_git_shows_reads_like_the_map() {
    let repository = Repository::new();
    let map = repository.read();
    // A card that no other names.
    let named = map["links"].to_string();
    let cards = map["cards"].as_array().unwrap();
    let card = cards.iter().position(|card| !named.contains(card["id"].as_str().unwrap())).unwrap();
    let before = cards[card]["text"].as_str().unwrap();
    repository.write(card, "Sees a poster at the bus stop");
    let shown = repository.git(&["diff"]);
    let place = shown.lines().find(|line| line.starts_with("@@")).unwrap();
    assert!(["Stage: ", "Step: "].iter().any(|it| place.contains(it)), "where it stands: {place}");
    let changed: Vec<&str> = shown
        .lines()
        .filter(|line| line.starts_with(['+', '-']) && !line.starts_with("+++") && !line.starts_with("---"))
        .collect();
    assert_eq!(changed.len(), 2, "{shown}");
    assert!(changed[0].starts_with('-') && changed[0].ends_with(before), "{shown}");
    assert!(changed[1].ends_with(": Sees a poster at the bus stop"), "{shown}");
}
