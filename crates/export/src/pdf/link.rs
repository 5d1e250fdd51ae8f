//! Links to pages of the web.

use krilla::action::{Action, LinkAction};
use krilla::annotation::{Annotation, LinkAnnotation, Target};
use krilla::geom::Rect;
use throughline_scene::{Item, Link};

use crate::address;
use crate::walk::Placed;

/// The area that leads to a page, with the page's address for those who do not see it.
pub(super) fn of_item(item: &Item, placed: &Placed<'_>, scale: f64) -> Option<Annotation> {
    let Item::Link(Link { rect, url }) = item else { return None };
    let url = address::safe(url)?;
    let Placed { origin, .. } = placed;
    let area = Rect::from_xywh(
        ((origin.x + rect.x) * scale) as f32,
        ((origin.y + rect.y) * scale) as f32,
        (rect.width * scale) as f32,
        (rect.height * scale) as f32,
    )?;
    let target = Target::Action(Action::Link(LinkAction::new(url.clone())));
    Some(Annotation::new_link(LinkAnnotation::new(area, target), Some(url)))
}
