//! Three versions of a journey become one, or remain three.

use crate::hand::*;

/// A folder with the bank's sample as `base.journey`, and two versions of it, each with another
/// text on a card.
struct Versions {
    folder: Folder,
    files: [String; 3],
}

impl Versions {
    /// Each side sets the text of one of the file's cards.
    fn with(ours: (usize, &str), theirs: (usize, &str)) -> Self {
        let folder = Folder::new();
        let base: Value = serde_json::from_slice(&bank()).unwrap();
        let files = [("base", None), ("ours", Some(ours)), ("theirs", Some(theirs))].map(|(name, edit)| {
            let path = folder.path(&format!("{name}.journey"));
            let mut version = base.clone();
            if let Some((card, text)) = edit {
                version["cards"][card]["text"] = json!(text);
            }
            std::fs::write(&path, version.to_string()).unwrap();
            path
        });
        Versions { folder, files }
    }

    fn merge(&self, out: &str, more: &[&str]) -> std::process::Output {
        let [base, ours, theirs] = &self.files;
        throughline(&[&["merge", base, ours, theirs, "-o", out], more].concat())
    }

    /// Merging with one of the three replaced is refused with these words and writes nothing.
    fn refuses(&self, which: usize, bytes: &[u8], words: &str) {
        let out = self.folder.path("out.journey");
        let whole = std::fs::read(&self.files[which]).unwrap();
        std::fs::write(&self.files[which], bytes).unwrap();
        let before = self.folder.names();
        let said = trouble(&self.merge(&out, &[]));
        let name = self.files[which].rsplit(['/', '\\']).next().unwrap();
        assert!(said.contains(name) && said.contains(words), "{said}");
        assert_eq!(self.folder.names(), before, "nothing was written");
        std::fs::write(&self.files[which], whole).unwrap();
    }
}

#[test]
fn merge_takes_what_each_side_did_and_asks_nothing() {
    let versions = Versions::with((0, "Ours reads so"), (1, "Theirs reads so"));
    let out = versions.folder.path("out.journey");
    let output = versions.merge(&out, &[]);
    assert!(output.status.success(), "{}", text(&output.stderr));
    assert_eq!(
        text(&output.stdout),
        "1 record of ours and 1 record of theirs merged, nothing is left to decide.\n"
    );
    let merged = std::fs::read_to_string(&out).unwrap();
    assert!(merged.contains("Ours reads so") && merged.contains("Theirs reads so"));
}

#[test]
fn a_question_is_listed_and_stays_in_the_journey_with_both_sides() {
    let versions = Versions::with((0, "Ours reads so"), (0, "Theirs is another"));
    let out = versions.folder.path("out.journey");
    let output = versions.merge(&out, &[]);
    assert_eq!(output.status.code(), Some(1), "{}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(said.contains("1 question is left"), "{said}");
    assert!(said.contains("  ours:   Ours reads so\n  theirs: Theirs is another\n"), "{said}");
    let file: Value = serde_json::from_slice(&std::fs::read(&out).unwrap()).unwrap();
    let conflict = &file["conflicts"][0];
    assert_eq!(
        (&conflict["ours"], &conflict["theirs"]),
        (&json!("Ours reads so"), &json!("Theirs is another"))
    );

    let report = json_of(&versions.merge(&out, &["--json"]));
    assert_eq!(report["changed_by_us"], 1);
    let question = &report["conflicts"][0];
    assert_eq!((&question["kind"], &question["field"]), (&json!("card"), &json!("text")));
    assert_eq!(question["record"], file["cards"][0]["id"]);
    assert_eq!(question["theirs"], "Theirs is another");
}

#[test]
fn the_merged_journey_may_take_the_place_of_a_version_or_go_down_a_pipe() {
    let versions = Versions::with((0, "Ours reads so"), (1, "Theirs reads so"));
    let [base, ours, theirs] = &versions.files;
    let piped = throughline(&["merge", base, ours, theirs, "-o", "-"]);
    assert!(piped.status.success());
    assert!(text(&piped.stderr).contains("nothing is left to decide"));
    assert!(versions.merge(ours, &[]).status.success());
    assert!(std::fs::read(ours).unwrap() == piped.stdout);
    let from_pipe =
        throughline_reading(&std::fs::read(base).unwrap(), &["merge", "-", ours, theirs, "-o", "-"]);
    assert!(from_pipe.stdout == piped.stdout, "{}", text(&from_pipe.stderr));
    assert!(trouble(&throughline(&["merge", "-", "-", theirs, "-o", "-"])).contains("Only one"));
    assert!(trouble(&versions.merge("-", &["--json"])).contains("cannot both go to standard output"));
}

#[test]
fn a_merge_without_a_usable_base_or_side_is_refused_and_writes_nothing() {
    let versions = Versions::with((0, "Ours reads so"), (1, "Theirs reads so"));
    versions.refuses(0, b"", "no version that both sides started from");
    let mut stranger: Value = serde_json::from_slice(&bank()).unwrap();
    stranger["journey"]["id"] = json!("00000000-0000-4000-8000-00000000beef");
    versions.refuses(0, stranger.to_string().as_bytes(), "not versions of one journey");
    versions.refuses(2, stranger.to_string().as_bytes(), "not versions of one journey");
    for which in 0..3 {
        versions.refuses(which, b"<<<<<<< ours", "is damaged at line 1");
        let mut newer: Value = serde_json::from_slice(&bank()).unwrap();
        newer["version"] = json!(999);
        versions.refuses(which, newer.to_string().as_bytes(), "version 999");
    }
    versions.refuses(1, b"", "is empty");
    let missing = trouble(&throughline(&[
        "merge",
        &versions.folder.path("nothing.journey"),
        &versions.files[1],
        &versions.files[2],
        "-o",
        &versions.folder.path("out.journey"),
    ]));
    assert!(missing.contains("nothing.journey"), "{missing}");
}
