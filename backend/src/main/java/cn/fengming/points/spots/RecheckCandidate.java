package cn.fengming.points.spots;

import java.util.UUID;

/** A spot in the pot of a re-inspection: put right in the month before, and nobody said otherwise since. */
record RecheckCandidate(UUID spot, UUID village) {}
