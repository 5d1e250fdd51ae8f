//! What a group tells those who do not see it: its texts, a drawing in words, or nothing.

use throughline_scene::{Group, Item, Role, TextBlock};

use super::wording::plain;

/// How a group is told.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Telling {
    /// Not at all: it is decoration, or an earlier page has told it.
    Nothing,
    /// By its texts, and by its marks where they mean something `beyond` the texts.
    Words { beyond: String },
    /// All of it as one drawing, in words.
    Drawing { words: String },
}

/// What an item is taken for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Taken {
    Decoration,
    Words,
    Drawing,
    Picture,
}

impl Telling {
    pub(super) fn of(group: &Group) -> Telling {
        let words = plain(&group.label);
        let has = |told: &dyn Fn(&Item) -> bool| group.items.iter().any(told);
        match group.role {
            // A blueprint line's name is its row's label.
            Role::Decoration | Role::Line => Telling::Nothing,
            Role::Curve | Role::Point | Role::Arrow | Role::HandOff if !words.is_empty() => {
                Telling::Drawing { words }
            }
            _ if has(&|item| matches!(item, Item::Text(block) if is_read(group, block))) => {
                Telling::Words { beyond: beyond(&words, group) }
            }
            _ if has(&|item| matches!(item, Item::Image(_))) => Telling::Words { beyond: String::new() },
            _ if !words.is_empty() => Telling::Drawing { words },
            _ => Telling::Nothing,
        }
    }

    /// What an item of a group is taken for; none where it leaves no mark on the page.
    pub(super) fn takes(&self, group: &Group, item: &Item) -> Option<Taken> {
        // A chart's marks are paths beside it; links are no marks on the page.
        if matches!(item, Item::Chart(_) | Item::Link(_)) {
            return None;
        }
        Some(match (self, item) {
            (Telling::Nothing, _) => Taken::Decoration,
            (Telling::Drawing { .. }, _) => Taken::Drawing,
            (Telling::Words { .. }, Item::Text(block)) if is_read(group, block) => Taken::Words,
            (Telling::Words { .. }, Item::Image(_)) => Taken::Picture,
            (Telling::Words { beyond }, _) if beyond.is_empty() => Taken::Decoration,
            (Telling::Words { .. }, _) => Taken::Drawing,
        })
    }
}

/// Where in a group's label an item's words stand: the order in which they are read.
pub(super) fn place_in_label(group: &Group, item: &Item) -> usize {
    match item {
        Item::Text(block) => group.label.find(block.text.trim()).unwrap_or(usize::MAX),
        _ => usize::MAX,
    }
}

/// Whether a text is read out: a sign that the label does not have, such as the "!" on a disc, is
/// part of a drawing.
fn is_read(group: &Group, block: &TextBlock) -> bool {
    let text = block.text.trim();
    let is_seen = block.lines.iter().any(|line| !line.text.trim().is_empty());
    is_seen && (text.contains(char::is_alphanumeric) || group.label.contains(text))
}

/// What a label says after the first of the group's texts and beside the others: "Pain point: The
/// form forgets, severity 4 of 5" beside the text "The form forgets" leaves "severity 4 of 5".
fn beyond(label: &str, group: &Group) -> String {
    let blocks = group.items.iter().filter_map(|item| match item {
        Item::Text(block) => Some(plain(&block.text)),
        _ => None,
    });
    let texts: Vec<String> = blocks.filter(|text| !text.is_empty()).collect();
    let rest = texts.iter().find_map(|text| label.split_once(text.as_str())).map_or("", |(_, after)| after);
    // A text of several parts would not be known by one of them.
    let long = texts.iter().filter(|text| text.contains(", "));
    let rest = long.fold(rest.to_owned(), |rest, text| rest.replacen(text.as_str(), "", 1));
    let parts = rest.split(", ").map(|part| part.trim_matches([' ', ',', ':']).trim_start_matches(". "));
    let unsaid = |part: &&str| !part.is_empty() && !texts.iter().any(|text| text == part);
    parts.filter(unsaid).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use throughline_scene::{Color, Fonts, Rect, Region, Shaper, TableRole, TextStyle, Weight};

    use super::*;

    fn group(role: Role, label: &str, texts: &[&str]) -> Group {
        let mut shaper = Shaper::new(Arc::new(Fonts::bundled()));
        let color = Color::rgb(0);
        let style = TextStyle {
            size: 12.0,
            line_height: 16.0,
            weight: Weight::Regular,
            color,
            align: Default::default(),
            tabular: false,
            decoration: None,
            halo: None,
        };
        let blocks = texts
            .iter()
            .map(|text| Item::Text(shaper.shape(text, &style, None).block(text, &style, 0.0, 0.0, 200.0)));
        Group {
            key: "one".into(),
            record: None,
            role,
            region: Region::Body,
            label: label.into(),
            table: TableRole::None,
            compared: None,
            rect: Rect::default(),
            items: blocks.collect(),
        }
    }

    fn beyond(label: &str, texts: &[&str]) -> String {
        match Telling::of(&group(Role::Card, label, texts)) {
            Telling::Words { beyond } => beyond,
            other => panic!("{other:?}"),
        }
    }

    #[test]
    fn marks_are_told_beyond_the_words_of_a_card() {
        let label = "Pain point: The form, again, severity 4 of 5, for Maya, 2 open comments";
        assert_eq!(beyond(label, &["The form, again", "2"]), "severity 4 of 5, for Maya, 2 open comments");
        assert_eq!(beyond("Maya, Nurse, 34", &["Maya", "Nurse, 34"]), "");
        assert_eq!(beyond("Action: Call", &["Call"]), "");
        assert_eq!(beyond("Something else", &["Call"]), "");
    }

    #[test]
    fn a_point_is_a_drawing_and_decoration_is_nothing() {
        let words = "Maya: angry".to_owned();
        assert_eq!(Telling::of(&group(Role::Point, &words, &["angry"])), Telling::Drawing { words });
        assert_eq!(Telling::of(&group(Role::Decoration, "", &["x"])), Telling::Nothing);
        assert_eq!(Telling::of(&group(Role::Card, "", &[])), Telling::Nothing);
    }
}
