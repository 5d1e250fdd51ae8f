//! Two rows of things, then and now, as one row.

use throughline_model::Id;

/// One place of the joined row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Union {
    /// What stands here on the first side; none is new.
    pub a: Option<Id>,
    /// What stands here on the second side; none is gone.
    pub b: Option<Id>,
}

impl Union {
    /// The id on the second side, or on the first where it is gone.
    pub fn id(&self) -> Id {
        self.b.or(self.a).unwrap_or_default()
    }
}

/// The second row in its order, and what is gone behind whatever it stood behind. `image` says which
/// of the second row is which of the first; where several became one, the first of them is it, and
/// the others are gone.
pub fn union(a: &[Id], b: &[Id], image: impl Fn(Id) -> Option<Id>) -> Vec<Union> {
    let mut row: Vec<Union> = b.iter().map(|id| Union { a: None, b: Some(*id) }).collect();
    let mut at = 0;
    for id in a {
        let there = image(*id).and_then(|image| row.iter().position(|it| it.b == Some(image)));
        match there.filter(|place| row[*place].a.is_none()) {
            Some(place) => {
                row[place].a = Some(*id);
                at = place + 1;
            }
            None => {
                row.insert(at, Union { a: Some(*id), b: None });
                at += 1;
            }
        }
    }
    row
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_gone_stands_behind_what_it_stood_behind() {
        let id = Id::from_number;
        let (a, b) = ([id(1), id(2), id(3)], [id(30), id(10), id(40)]);
        let image = |it: Id| [(id(1), id(10)), (id(3), id(30))].into_iter().find(|pair| pair.0 == it);
        let row = union(&a, &b, |it| image(it).map(|pair| pair.1));
        let said: Vec<_> = row.iter().map(|it| (it.a, it.b)).collect();
        let expected = [
            (Some(id(3)), Some(id(30))),
            (Some(id(1)), Some(id(10))),
            (Some(id(2)), None),
            (None, Some(id(40))),
        ];
        assert_eq!(said, expected);
    }
}
