//! Blocks set in rows from left to right, going on below where a row is full.

use throughline_model::RecordRef;

use crate::{Group, Item, Rect, Region, Role, TableRole};

/// A part of the lens or legend, in its own space.
pub(crate) struct Block {
    pub key: String,
    pub record: Option<RecordRef>,
    /// What assistive technology reads.
    pub label: String,
    pub items: Vec<Item>,
    pub width: f64,
    pub height: f64,
}

/// Where and how blocks are set.
pub(crate) struct Flow {
    pub region: Region,
    pub x: f64,
    pub y: f64,
    pub width: f64,
    /// Between two blocks of a row, and between two rows.
    pub gaps: (f64, f64),
}

impl Flow {
    /// The blocks as groups, and where the last row ends.
    pub fn set(self, blocks: Vec<Block>) -> (Vec<Group>, f64) {
        let (mut x, mut y, mut row_height) = (0.0, self.y, 0.0_f64);
        let mut groups = Vec::with_capacity(blocks.len());
        for block in blocks {
            if x > 0.0 && x + block.width > self.width {
                (x, y, row_height) = (0.0, y + row_height + self.gaps.1, 0.0);
            }
            let rect = Rect::new(self.x + x, y, block.width, block.height);
            x = (x + block.width + self.gaps.0).ceil();
            row_height = row_height.max(block.height);
            groups.push(Group {
                key: block.key.into(),
                record: block.record,
                role: Role::Text,
                region: self.region,
                label: block.label.into(),
                table: TableRole::None,
                compared: None,
                rect,
                items: block.items.into(),
            });
        }
        (groups, y + row_height)
    }
}
