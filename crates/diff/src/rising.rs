//! Which of several siblings were moved, so that the fewest were: all but a longest rising run.

/// For each sibling, given in their new order, whether it kept its place among the others.
///
/// `old` are the places before. Of equally long runs, the one wins that holds most siblings of
/// which `unmoved` says that nobody has written to their place.
pub(crate) fn kept(old: &[usize], unmoved: &[bool]) -> Vec<bool> {
    // For each sibling the best run that ends with it, found among those with a lower old place by
    // a tree of prefix maxima (Fenwick).
    let count = old.len();
    let mut places: Vec<usize> = old.to_vec();
    places.sort_unstable();
    let rank = |place: usize| places.partition_point(|known| *known < place) + 1;
    let mut tree: Vec<Best> = vec![Best::default(); count + 1];
    let mut before: Vec<Option<usize>> = vec![None; count];
    let mut longest = Best::default();
    for index in 0..count {
        let rank = rank(old[index]);
        let mut best = Best::default();
        let mut node = rank - 1;
        while node > 0 {
            best = best.max(tree[node]);
            node &= node - 1;
        }
        before[index] = best.last;
        let own = Best {
            length: best.length + 1,
            unmoved: best.unmoved + usize::from(unmoved[index]),
            last: Some(index),
        };
        longest = longest.max(own);
        let mut node = rank;
        while node <= count {
            tree[node] = tree[node].max(own);
            node += node & node.wrapping_neg();
        }
    }
    let mut kept = vec![false; count];
    let mut at = longest.last;
    while let Some(index) = at {
        kept[index] = true;
        at = before[index];
    }
    kept
}

/// A rising run: better when longer, then when more of it was never written to.
#[derive(Clone, Copy, Default, PartialEq, Eq, PartialOrd, Ord)]
struct Best {
    length: usize,
    unmoved: usize,
    last: Option<usize>,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_that_was_moved_to_the_front_is_the_only_one_moved() {
        assert_eq!(kept(&[3, 0, 1, 2], &[true; 4]), [false, true, true, true]);
    }

    #[test]
    fn of_two_that_changed_places_the_one_that_was_written_to_moved() {
        assert_eq!(kept(&[1, 0], &[false, true]), [false, true]);
        assert_eq!(kept(&[1, 0], &[true, false]), [true, false]);
    }

    #[test]
    fn nobody_moved_where_the_order_is_the_same() {
        assert_eq!(kept(&[0, 4, 7], &[false; 3]), [true; 3]);
        assert_eq!(kept(&[], &[]), [] as [bool; 0]);
    }

    #[test]
    fn a_reversed_row_keeps_one() {
        assert_eq!(kept(&[4, 3, 2, 1, 0], &[true; 5]).iter().filter(|kept| **kept).count(), 1);
    }
}
