//! The footer: who keeps the map, which version it is, and what made it.

use super::MARGIN;
use super::flow::{Block, Flow};
use crate::map::pen::Pen;
use crate::{Group, Item, Region, SheetOptions, Theme, TypeSize, Weight};
use throughline_model::{Journey, numbers};

const TEXT: TypeSize = TypeSize { size: 12.0, line_height: 16.0, weight: Weight::Regular };
const GAP: f64 = 32.0;

/// Who keeps the journey, which version it is, what made the sheet and which page it is; what is not
/// known is left out.
pub(crate) fn parts(journey: &Journey, sheet: &SheetOptions, page: &str) -> Vec<(&'static str, String)> {
    let owner = match journey.owner.trim() {
        "" => String::new(),
        owner => format!("Owner: {owner}"),
    };
    let mut version = vec![journey.version_label.trim().to_owned()];
    if !sheet.exported_on.is_empty() {
        version.push(format!("exported {}", numbers::date(&sheet.exported_on)));
    }
    version.retain(|part| !part.is_empty());
    let mut version = version.join(", ");
    if !journey.review_date.trim().is_empty() {
        let due = format!("review due {}", numbers::date(&journey.review_date));
        version = if version.is_empty() { due } else { format!("{version}, {due}") };
    }
    let made_with = match sheet.made_with.as_str() {
        "" => page.to_owned(),
        maker => format!("{maker}. {page}"),
    };
    vec![("owner", owner), ("version", capitalised(&version)), ("made with", made_with)]
}

/// The footer from `y` on, and where it ends.
pub(super) fn groups(
    parts: Vec<(&'static str, String)>,
    theme: &Theme,
    y: f64,
    room: f64,
    pen: &mut Pen,
) -> (Vec<Group>, f64) {
    let blocks: Vec<Block> = parts
        .into_iter()
        .filter(|(_, words)| !words.is_empty())
        .map(|(key, words)| {
            let text = pen.line(&words, TEXT.style(theme.text_2), 0.0, 0.0);
            Block {
                key: format!("footer {key}"),
                record: None,
                label: words,
                width: text.rect.width,
                height: TEXT.line_height,
                items: vec![Item::Text(text)],
            }
        })
        .collect();
    let taken: f64 = blocks.iter().map(|block| block.width).sum();
    // Spread over the whole width where all fit into one row.
    let between = (blocks.len().saturating_sub(1)).max(1) as f64;
    // Blocks begin on whole points, which takes up to one of each gap.
    let gap = ((room - taken) / between - 1.0).floor().max(GAP);
    Flow { region: Region::Legend, x: MARGIN, y, width: room, gaps: (gap, 4.0) }.set(blocks)
}

fn capitalised(text: &str) -> String {
    let mut letters = text.chars();
    letters.next().map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
}
