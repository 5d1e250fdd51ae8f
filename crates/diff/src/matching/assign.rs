//! The best pairing of two groups when each pair has a score.

use std::collections::BTreeMap;

use pathfinding::prelude::{Matrix, kuhn_munkres};

/// Blocks larger than this are paired greedily: the exact way takes the cube of their size.
const LARGEST_BLOCK: usize = 64;

/// The pairs whose scores have the greatest sum, each member in one at most. `edges` are the
/// possible pairs with their scores above 0.
pub(super) fn assign(edges: &[(usize, usize, f64)]) -> Vec<(usize, usize, f64)> {
    let mut chosen = Vec::new();
    for block in blocks(edges) {
        chosen.extend(exact(&block).unwrap_or_else(|| greedy(block)));
    }
    chosen.sort_by_key(|(a, b, _)| (*a, *b));
    chosen
}

/// The edges in groups that have no member in common.
fn blocks(edges: &[(usize, usize, f64)]) -> Vec<Vec<(usize, usize, f64)>> {
    // Members of both groups in one row: those of the second behind those of the first.
    let behind = edges.iter().map(|(a, _, _)| a + 1).max().unwrap_or_default();
    let count = behind + edges.iter().map(|(_, b, _)| b + 1).max().unwrap_or_default();
    let mut leader: Vec<usize> = (0..count).collect();
    fn find(leader: &mut [usize], mut member: usize) -> usize {
        while leader[member] != member {
            leader[member] = leader[leader[member]];
            member = leader[member];
        }
        member
    }
    for (a, b, _) in edges {
        let (one, other) = (find(&mut leader, *a), find(&mut leader, behind + b));
        leader[one.max(other)] = one.min(other);
    }
    let mut blocks: BTreeMap<usize, Vec<(usize, usize, f64)>> = BTreeMap::new();
    for edge in edges {
        blocks.entry(find(&mut leader, edge.0)).or_default().push(*edge);
    }
    blocks.into_values().collect()
}

fn exact(block: &[(usize, usize, f64)]) -> Option<Vec<(usize, usize, f64)>> {
    let mut rows: Vec<usize> = block.iter().map(|(a, _, _)| *a).collect();
    let mut columns: Vec<usize> = block.iter().map(|(_, b, _)| *b).collect();
    for members in [&mut rows, &mut columns] {
        members.sort_unstable();
        members.dedup();
    }
    if rows.len().max(columns.len()) > LARGEST_BLOCK {
        return None;
    }
    // The library wants at least as many columns as rows.
    let turned = rows.len() > columns.len();
    let (high, wide) = if turned { (columns.len(), rows.len()) } else { (rows.len(), columns.len()) };
    let mut weights = Matrix::new(high, wide, 0_i64);
    for (a, b, score) in block {
        let place = (rows.partition_point(|it| it < a), columns.partition_point(|it| it < b));
        let place = if turned { (place.1, place.0) } else { place };
        weights[place] = (score * 1e6) as i64;
    }
    let (_, partners) = kuhn_munkres(&weights);
    let pairs = partners
        .into_iter()
        .enumerate()
        .map(|(row, column)| if turned { (column, row) } else { (row, column) });
    let pairs = pairs.filter_map(|(row, column)| {
        let (a, b) = (*rows.get(row)?, *columns.get(column)?);
        block.iter().find(|edge| (edge.0, edge.1) == (a, b)).copied()
    });
    Some(pairs.collect())
}

fn greedy(mut block: Vec<(usize, usize, f64)>) -> Vec<(usize, usize, f64)> {
    block.sort_by(|x, y| y.2.total_cmp(&x.2).then((x.0, x.1).cmp(&(y.0, y.1))));
    let (mut taken_a, mut taken_b) = (std::collections::BTreeSet::new(), std::collections::BTreeSet::new());
    block.retain(|(a, b, _)| {
        let free = !taken_a.contains(a) && !taken_b.contains(b);
        if free {
            taken_a.insert(*a);
            taken_b.insert(*b);
        }
        free
    });
    block
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_greatest_sum_wins_over_the_greatest_score() {
        let edges = [(0, 0, 0.9), (0, 1, 0.8), (1, 0, 0.8)];
        assert_eq!(assign(&edges), [(0, 1, 0.8), (1, 0, 0.8)]);
    }

    #[test]
    fn more_on_the_first_side_than_on_the_second_is_no_matter() {
        let edges = [(0, 0, 0.5), (1, 0, 0.7), (2, 0, 0.6)];
        assert_eq!(assign(&edges), [(1, 0, 0.7)]);
        assert_eq!(assign(&[]), []);
    }

    #[test]
    fn a_block_too_large_for_the_exact_way_is_paired_greedily() {
        let edges: Vec<_> =
            (0..100).flat_map(|a| (0..2).map(move |b| (a, (a + b) % 100, 0.9 - 0.4 * b as f64))).collect();
        assert!(assign(&edges).iter().all(|(a, b, _)| a == b));
    }
}
