//! The colours of a page: each has a number, under which it is one colour by day and one by night.
//!
//! The same map in light and in dark is drawn with the same items in the same order, so a colour's
//! counterpart is the one in its place. Two colours that are one by day may be two by night.

use std::collections::BTreeMap;

use throughline_scene::{Color, Group, Item, Paint, Pattern, Scene};

/// A colour by day and the one in its place by night.
type Pair = (Color, Color);

/// Numbered pairs of colours.
pub(super) struct Palette {
    pairs: Vec<Pair>,
    numbers: BTreeMap<([u8; 4], [u8; 4]), u32>,
    has_dark_colors: bool,
}

impl Palette {
    /// An empty palette, `dark` where every scene comes with its counterpart.
    pub(super) fn new(dark: bool) -> Self {
        Palette { pairs: Vec::new(), numbers: BTreeMap::new(), has_dark_colors: dark }
    }

    /// Whether there are two colours to a number.
    pub(super) fn has_dark_colors(&self) -> bool {
        self.has_dark_colors
    }

    /// The scene with numbers in the place of its colours.
    ///
    /// Where the counterpart is drawn otherwise, the page has no dark colours.
    pub(super) fn numbered(&mut self, light: &Scene, dark: Option<&Scene>) -> Scene {
        let mut scene = light.clone();
        let mut counterparts = dark.map(|dark| colors(&mut dark.clone())).unwrap_or_default().into_iter();
        let mut unmatched = false;
        visit(&mut scene, &mut |color| {
            let counterpart = counterparts.next();
            unmatched |= counterpart.is_none();
            *color = self.number((*color, counterpart.unwrap_or(*color)));
        });
        if unmatched || counterparts.next().is_some() {
            self.has_dark_colors = false;
        }
        scene
    }

    fn number(&mut self, pair: Pair) -> Color {
        let next = self.pairs.len() as u32;
        let number = *self.numbers.entry((pair.0.rgba, pair.1.rgba)).or_insert(next);
        if number == next {
            self.pairs.push(pair);
        }
        Color { rgba: number.to_be_bytes() }
    }

    /// The variables that say what the numbers mean, by day or by night.
    pub(super) fn variables(&self, by_night: bool) -> String {
        let variable = |(number, (day, night)): (usize, &Pair)| {
            format!("--c{number}:{};", if by_night { night } else { day }.to_hex())
        };
        self.pairs.iter().enumerate().map(variable).collect()
    }
}

/// Whether a ground is nearer to black than to white.
pub(super) fn is_dark(color: Color) -> bool {
    let [red, green, blue, _] = color.rgba.map(u32::from);
    2 * red + 5 * green + blue < 8 * 128
}

fn colors(scene: &mut Scene) -> Vec<Color> {
    let mut found = Vec::new();
    visit(scene, &mut |color| found.push(*color));
    found
}

fn visit(scene: &mut Scene, see: &mut dyn FnMut(&mut Color)) {
    see(&mut scene.background);
    for group in &mut scene.groups {
        visit_group(group, see);
    }
}

fn visit_group(group: &mut Group, see: &mut dyn FnMut(&mut Color)) {
    let mut items = group.items.to_vec();
    for item in &mut items {
        match item {
            Item::Rectangle(rectangle) => visit_paint(&mut rectangle.paint, see),
            Item::Path(path) => visit_paint(&mut path.paint, see),
            Item::Connector(connector) => see(&mut connector.stroke.color),
            Item::Text(block) => {
                see(&mut block.style.color);
                if let Some((halo, _)) = &mut block.style.halo {
                    see(halo);
                }
            }
            Item::Image(_) | Item::Chart(_) | Item::Link(_) => {}
        }
    }
    group.items = items.into();
}

fn visit_paint(paint: &mut Paint, see: &mut dyn FnMut(&mut Color)) {
    if let Some(fill) = &mut paint.fill {
        see(fill);
    }
    match &mut paint.pattern {
        Some(Pattern::Hatch { color, .. } | Pattern::Dots { color, .. }) => see(color),
        None => {}
    }
    if let Some(stroke) = &mut paint.stroke {
        see(&mut stroke.color);
    }
}
