//! Painting in the scene's order, each mark on the page taken for decoration, words or a drawing.
//!
//! Neighbours that are taken for the same share a mark. So paint order is kept, and a text below a
//! later shape stays below it.

use krilla::geom::Transform;
use krilla::surface::Surface;
use krilla::tagging::{Artifact, ArtifactType, ContentTag, Identifier, SpanTag};
use throughline_scene::{Group, Item, Scene};

use super::image::Pictures;
use super::telling::{Taken, Telling, place_in_label};
use super::text::{Found, Letters};
use super::wording::plain;
use super::{image, paint, shape, text};
use crate::ExportError;
use crate::walk::Placed;

const DECORATION: ContentTag<'_> = ContentTag::Artifact(Artifact { kind: ArtifactType::Layout, bbox: None });
const WORDS: ContentTag<'_> =
    ContentTag::Span(SpanTag { lang: None, alt_text: None, expanded: None, actual_text: None });

/// What a group tells, in the order in which it is painted.
pub(super) enum Part {
    /// A paragraph.
    Words(Vec<Identifier>),
    /// A drawing or picture, and what it is in words.
    Figure(Vec<Identifier>, String),
}

/// Paints a page's groups.
pub(super) struct Painter<'p, 's, 'l, 'a> {
    surface: &'p mut Surface<'s>,
    letters: &'p mut Letters<'l>,
    pictures: &'p mut Pictures<'a>,
}

impl<'p, 's, 'l, 'a> Painter<'p, 's, 'l, 'a> {
    pub(super) fn new(
        surface: &'p mut Surface<'s>,
        letters: &'p mut Letters<'l>,
        pictures: &'p mut Pictures<'a>,
    ) -> Self {
        Painter { surface, letters, pictures }
    }

    /// Fills the page with the scene's ground.
    pub(super) fn ground(&mut self, scene: &Scene) {
        self.surface.start_tagged(DECORATION);
        paint::ground(self.surface, scene);
        self.surface.end_tagged();
    }

    /// Paints a group, and says what of it is told.
    pub(super) fn group(
        &mut self,
        placed: &Placed<'_>,
        telling: &Telling,
        found: Found,
    ) -> Result<Vec<Part>, ExportError> {
        let mut told = Told::default();
        let to = Transform::from_translate(placed.origin.x as f32, placed.origin.y as f32);
        self.surface.push_transform(&to);
        // An error waits until all is closed again: the writer does not survive a page left open.
        let painted =
            placed.group.items.iter().try_for_each(|item| match telling.takes(placed.group, item) {
                Some(taken) => {
                    told.begin(self.surface, taken, item, placed.group);
                    self.item(item, found, &mut |surface| {
                        told.begin_paragraph(surface, taken, item, placed.group)
                    })
                }
                None => Ok(()),
            });
        told.end(self.surface);
        self.surface.pop();
        painted.map(|()| told.parts(telling))
    }

    fn item(
        &mut self,
        item: &Item,
        found: Found,
        new_paragraph: &mut dyn FnMut(&mut Surface<'_>),
    ) -> Result<(), ExportError> {
        let surface = &mut *self.surface;
        match item {
            Item::Rectangle(rectangle) => shape::rectangle(surface, rectangle),
            Item::Path(path) => shape::path(surface, path),
            Item::Connector(connector) => shape::connector(surface, connector),
            Item::Text(block) => text::block(surface, self.letters, block, found, new_paragraph)?,
            Item::Image(picture) => image::image(surface, self.pictures, picture)?,
            Item::Chart(_) | Item::Link(_) => {}
        }
        Ok(())
    }
}

/// What of a group has been told so far, and what the open mark is taken for.
#[derive(Default)]
struct Told {
    open: Option<Taken>,
    /// With where in the group's label each stands.
    parts: Vec<(usize, Part)>,
    drawing: Vec<Identifier>,
}

impl Told {
    /// Begins a mark, unless one is open that the next item shares.
    fn begin(&mut self, surface: &mut Surface<'_>, taken: Taken, item: &Item, group: &Group) {
        let shared = matches!(taken, Taken::Decoration | Taken::Drawing);
        if shared && self.open == Some(taken) {
            return;
        }
        self.end(surface);
        self.open = Some(taken);
        let mark = surface.start_tagged(match taken {
            Taken::Decoration => DECORATION,
            Taken::Words => WORDS,
            Taken::Drawing | Taken::Picture => ContentTag::Other,
        });
        match taken {
            Taken::Decoration => {}
            Taken::Words => self.parts.push((place_in_label(group, item), Part::Words(vec![mark]))),
            Taken::Drawing => self.drawing.push(mark),
            Taken::Picture => {
                self.parts.push((usize::MAX, Part::Figure(vec![mark], alternative(item, group))));
            }
        }
    }

    /// Words go on in a new paragraph; anything else goes on as it is.
    fn begin_paragraph(&mut self, surface: &mut Surface<'_>, taken: Taken, item: &Item, group: &Group) {
        if taken == Taken::Words {
            self.begin(surface, taken, item, group);
        }
    }

    fn end(&mut self, surface: &mut Surface<'_>) {
        if self.open.take().is_some() {
            surface.end_tagged();
        }
    }

    /// The parts as the label has them; what is drawn comes last and is one.
    fn parts(mut self, telling: &Telling) -> Vec<Part> {
        self.parts.sort_by_key(|(place, _)| *place);
        let mut parts: Vec<Part> = self.parts.into_iter().map(|(_, part)| part).collect();
        if let (Telling::Drawing { words } | Telling::Words { beyond: words }, false) =
            (telling, self.drawing.is_empty())
        {
            parts.push(Part::Figure(self.drawing, words.clone()));
        }
        parts
    }
}

/// What a picture shows; where nobody has said so, what its card is.
fn alternative(item: &Item, group: &Group) -> String {
    let own = match item {
        Item::Image(picture) => plain(&picture.alternative_text),
        _ => String::new(),
    };
    let labels = [own, plain(&group.label)].into_iter().find(|words| !words.is_empty());
    labels.unwrap_or_else(|| "Picture".to_owned())
}
