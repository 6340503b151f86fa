//! Fair shares, judged by the one who has most.

/// How far the largest count lies above the even share, rounded down.
pub(super) fn above_share(workers: i64, counts: impl Iterator<Item = i64>) -> i64 {
    if workers == 0 {
        return 0;
    }
    let (sum, most) = counts.fold((0, 0), |(sum, most), count| (sum + count, most.max(count)));
    (most - sum / workers).max(0)
}
