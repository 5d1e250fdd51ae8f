//! Pictures and pages of a journey.

use crate::hand::*;

#[test]
fn export_writes_png_pdf_and_svg_of_the_size_asked_for() {
    let (folder, path) = Folder::with_bank();
    let png = folder.path("bank.png");
    let report = throughline(&["export", &path, "-o", &png, "--width", "1000", "--json"]);
    assert_eq!(json_of(&report)["width"], 1000.0);
    let picture = std::fs::read(&png).unwrap();
    assert_eq!(&picture[..8], b"\x89PNG\r\n\x1a\n");
    assert_eq!(picture[16..20], 1000_u32.to_be_bytes());

    let pdf = folder.path("bank.pdf");
    assert!(throughline(&["export", &path, "-o", &pdf, "--state", "future"]).status.success());
    assert!(std::fs::read(&pdf).unwrap().starts_with(b"%PDF-"));

    let svg = folder.path("bank.svg");
    assert!(throughline(&["export", &path, "-o", &svg, "--theme", "dark"]).status.success());
    assert!(std::fs::read_to_string(&svg).unwrap().contains("<svg"));
}

#[test]
fn an_exported_pdf_holds_the_text_of_every_card_of_its_state() {
    let (folder, path) = Folder::with_bank();
    let pdf = folder.path("bank.pdf");
    assert!(throughline(&["export", &path, "-o", &pdf]).status.success());
    let output = std::process::Command::new("pdftotext")
        .args([&pdf, "-"])
        .output()
        .expect("pdftotext of poppler-utils is installed");
    let words = |text: &str| -> Vec<String> { text.split_whitespace().map(ToOwned::to_owned).collect() };
    let page = words(&text(&output.stdout)).join(" ");
    let file: Value = serde_json::from_slice(&std::fs::read(&path).unwrap()).unwrap();
    let current =
        &file["states"].as_array().unwrap().iter().find(|state| state["kind"] == "current").unwrap()["id"];
    let missing: Vec<String> = file["cards"]
        .as_array()
        .unwrap()
        .iter()
        .filter(|card| card["state"] == *current && card["place"].is_object())
        .filter_map(|card| card["text"].as_str())
        .flat_map(words)
        .filter(|word| !page.contains(word.trim_matches(['\u{201c}', '\u{201d}'])))
        .collect();
    assert!(missing.is_empty(), "{missing:?}");
}

#[test]
fn exports_that_cannot_be_made_leave_what_stands_there() {
    let (folder, path) = Folder::with_bank();
    let target = folder.path("old.png");
    std::fs::write(&target, "old").unwrap();
    for arguments in [
        vec!["export", &path, "-o", &target, "--state", "yesterday"],
        vec!["export", &path, "-o", &target, "--persona", "Nobody"],
        vec!["export", &path, "-o", &target, "--scale", "1000"],
        vec!["export", &path, "-o", &target, "--scale", "0"],
    ] {
        let output = throughline(&arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}");
        assert!(!output.stderr.is_empty());
        assert_eq!(std::fs::read_to_string(&target).unwrap(), "old");
    }
    let unknown = folder.path("bank.docx");
    assert_eq!(throughline(&["export", &path, "-o", &unknown]).status.code(), Some(2));
    assert!(!std::path::Path::new(&unknown).exists());
}

#[test]
fn what_a_page_cannot_hold_is_left_out_and_said() {
    let (folder, path) = Folder::with_bank();
    let pdf = folder.path("bank.pdf");
    let output = throughline(&["export", &path, "-o", &pdf, "--width", "300", "--transparent"]);
    assert!(output.status.success());
    let said = text(&output.stderr);
    assert!(said.contains("size was left out") && said.contains("not transparent"), "{said}");
}

#[test]
fn an_export_names_the_formats_where_the_name_ends_otherwise() {
    let (folder, path) = Folder::with_bank();
    for name in ["bank", "bank.docx", "bank.journey", ".png", "png"] {
        let said = trouble(&throughline(&["export", &path, "-o", &folder.path(name)]));
        for format in
            [".pdf", ".pptx", ".png", ".svg", ".html", ".xlsx", ".csv", ".md", ".txt", ".mmd", ".json"]
        {
            assert!(said.contains(format), "{said}");
        }
    }
    assert!(std::fs::read(&path).unwrap() == bank());
    assert_eq!(folder.names(), ["bank.journey"]);
}

#[test]
fn options_of_no_export_are_refused_and_not_ignored() {
    let (folder, path) = Folder::with_bank();
    let png = folder.path("bank.png");
    for option in ["--margin", "--columns", "--font", "--page"] {
        let said = trouble(&throughline(&["export", &path, "-o", &png, option, "x"]));
        assert!(said.contains(option) && said.contains("throughline export --help"), "{said}");
    }
    assert_eq!(folder.names(), ["bank.journey"]);
}

#[test]
fn a_pdf_is_set_on_the_paper_asked_for() {
    let (folder, path) = Folder::with_bank();
    for (paper, size) in [
        (&["--paper", "a3", "--landscape"][..], [1191.0, 842.0]),
        (&["--paper", "Letter"], [612.0, 792.0]),
        (&["--paper", "A4", "--landscape", "--tiles"], [842.0, 595.0]),
        (&["--paper", "900x600mm", "--whole"], [2551.0, 1701.0]),
    ] {
        let pdf = folder.path("bank.pdf");
        let report = throughline(&[&["export", &path, "-o", &pdf, "--json"], paper].concat());
        assert!(report.status.success(), "{}", text(&report.stderr));
        let report = json_of(&report);
        let extent = [&report["width"], &report["height"]].map(|side| side.as_f64().unwrap().round());
        assert_eq!(extent, size, "{paper:?}");
    }
}

#[test]
fn a_paper_that_does_not_exist_is_answered_with_those_that_do() {
    let (folder, path) = Folder::with_bank();
    for paper in ["a7", "90x40mm", "900x600", "0x0mm", "NaNxNaNmm"] {
        let said =
            trouble(&throughline(&["export", &path, "-o", &folder.path("bank.pdf"), "--paper", paper]));
        assert!(said.contains("a4, a3") && said.contains("900x400mm"), "{said}");
    }
    assert_eq!(folder.names(), ["bank.journey"]);
}

#[test]
fn only_some_stages_and_lanes_are_exported() {
    let (folder, path) = Folder::with_bank();
    let svg = folder.path("part.svg");
    let part = ["--stages", "Purchase and decision", "--lanes", "Pain points, Owner"];
    let output = throughline(&[&["export", &path, "-o", &svg], &part[..]].concat());
    assert!(output.status.success(), "{}", text(&output.stderr));
    let written = std::fs::read_to_string(&svg).unwrap();
    assert!(written.contains("Start over") && !written.contains("See the advert"));
    let said = trouble(&throughline(&["export", &path, "-o", &svg, "--stages", "Purchasing"]));
    assert!(
        said.starts_with("There is no stage \u{201c}Purchasing\u{201d}; the stages are Awareness"),
        "{said}"
    );
    let said = trouble(&throughline(&["export", &path, "-o", &svg, "--view", "Board"]));
    assert!(said.starts_with("There is no saved view \u{201c}Board\u{201d}"), "{said}");
}

#[test]
fn a_state_that_two_answer_to_is_asked_for_by_its_id() {
    let (folder, path) = Folder::with_bank();
    let mut file: Value = serde_json::from_slice(&bank()).unwrap();
    for state in file["states"].as_array_mut().unwrap() {
        state["name"] = json!("Twin");
    }
    std::fs::write(&path, file.to_string()).unwrap();
    let svg = folder.path("bank.svg");
    let said = trouble(&throughline(&["export", &path, "-o", &svg, "--state", "Twin"]));
    let id = file["states"][0]["id"].as_str().unwrap();
    assert!(said.contains(id) && said.contains("by its id"), "{said}");
    assert!(throughline(&["export", &path, "-o", &svg, "--state", id]).status.success());
}

#[test]
fn two_states_export_in_every_shape_and_format() {
    let (folder, path) = Folder::with_bank();
    for shape in ["overlay", "side", "swipe", "list", "page"] {
        for format in ["png", "pdf", "svg"] {
            let out = folder.path(&format!("{shape}.{format}"));
            let output = throughline(&[
                "export",
                &path,
                "-o",
                &out,
                "--compare",
                "current",
                "future",
                "--compare-as",
                shape,
                "--scale",
                "1",
            ]);
            assert!(output.status.success(), "{shape} {format}: {}", text(&output.stderr));
            assert!(std::fs::metadata(&out).unwrap().len() > 10_000, "{shape} {format}");
        }
    }
    let svg = std::fs::read_to_string(folder.path("overlay.svg")).unwrap();
    for words in ["compared with", "Moved to", "Removed: dashed edge, struck through", "gone"] {
        assert!(svg.contains(words), "{words}");
    }
}

#[test]
fn states_that_cannot_be_compared_are_named_and_nothing_is_written() {
    let (folder, path) = Folder::with_bank();
    let png = folder.path("bank.png");
    let compared = |path: &str, from: &str, to: &str| {
        trouble(&throughline(&["export", path, "-o", &png, "--compare", from, to]))
    };
    assert!(compared(&path, "current", "yesterday").contains("\u{201c}yesterday\u{201d}"));
    let mut file: Value = serde_json::from_slice(&bank()).unwrap();
    for state in file["states"].as_array_mut().unwrap() {
        state["kind"] = json!("future");
    }
    std::fs::write(&path, file.to_string()).unwrap();
    assert!(compared(&path, "current", "future").contains("There is no state \u{201c}current\u{201d}"));
    let id = file["states"][0]["id"].as_str().unwrap();
    assert!(compared(&path, id, "future").contains("say which by its id"));
    let both = ["export", &path, "-o", &png, "--compare", id, id, "--state", id];
    assert!(trouble(&throughline(&both)).contains("--state"));
    assert!(trouble(&throughline(&["export", &path, "-o", &png, "--compare", id])).contains("--compare"));
    assert!(!std::path::Path::new(&png).exists());
}

#[test]
fn a_state_of_another_file_is_compared_and_exported() {
    let (folder, path) = Folder::with_bank();
    let mut file: Value = serde_json::from_slice(&bank()).unwrap();
    file["steps"][0]["name"] = json!("Quite another name");
    let other = folder.path("other.journey");
    std::fs::write(&other, file.to_string()).unwrap();
    let svg = folder.path("bank.svg");
    for (from, to) in [("current", format!("{other}@current")), ("future", format!("{other}@future"))] {
        let output = throughline(&["export", &path, "-o", &svg, "--compare", from, &to]);
        assert!(output.status.success(), "{}", text(&output.stderr));
    }
    let unknown =
        throughline(&["export", &path, "-o", &svg, "--compare", "current", &format!("{other}@never")]);
    assert!(trouble(&unknown).contains("never"));
}

#[test]
fn a_deck_is_one_command() {
    let (folder, path) = Folder::with_bank();
    for name in ["deck.pptx", "deck.pdf"] {
        let report = throughline(&["export", &path, "-o", &folder.path(name), "--deck", "--json"]);
        let report = json_of(&report);
        assert_eq!((&report["width"], &report["height"]), (&json!(960.0), &json!(540.0)), "{name}");
    }
    let refused = trouble(&throughline(&["export", &path, "-o", &folder.path("deck.svg"), "--deck"]));
    assert!(refused.contains(".pptx or .pdf"), "{refused}");
    let other = format!("{path}@current");
    let two = ["export", &path, "-o", &folder.path("two.pdf"), "--deck", "--compare", &other, "future"];
    assert!(trouble(&throughline(&two)).contains("two states of one file"));
    assert_eq!(folder.names(), ["bank.journey", "deck.pdf", "deck.pptx"]);
}

#[test]
fn every_state_the_comparison_and_the_deck_come_of_one_command() {
    let folder = Folder::new();
    let (path, out) = (folder.path("small.journey"), folder.path("exports"));
    assert!(throughline(&["new", &path, "--template", "five-stage"]).status.success());
    assert!(throughline(&["fork", &path, "--name", "Later"]).status.success());
    let reports = json_of(&throughline(&["export", &path, "--all", "-o", &out, "--json"]));
    let written: Vec<&str> =
        reports.as_array().unwrap().iter().filter_map(|it| it["path"].as_str()).collect();
    for name in ["current.pdf", "future.html", "future-long.csv", "comparison.xlsx", "deck.pptx", "deck.pdf"]
    {
        assert!(written.iter().any(|path| path.ends_with(name)), "{name} is not among {written:?}");
    }
    for path in &written {
        assert!(std::fs::metadata(path).unwrap().len() > 0, "{path}");
    }
    let refused = trouble(&throughline(&["export", &path, "--all", "-o", &out, "--state", "future"]));
    assert!(refused.contains("--state"), "{refused}");
}
