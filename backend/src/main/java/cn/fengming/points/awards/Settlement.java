package cn.fengming.points.awards;

import cn.fengming.points.kernel.Quarter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * What one posting pays: due items in the order of submission, less what deductions of the quarter take, out of one
 * pool. It never pays more than the pool, never takes more from an item than it is worth, and never takes more for a
 * deduction than is open.
 *
 * @param outcomes one for each due item, in order
 * @param taken points taken for each deduction; those that took nothing are not in it
 */
record Settlement(List<Outcome> outcomes, Map<UUID, Long> taken) {

    /** An item that is due. */
    record Due(UUID application, UUID household, long award, Quarter quarter) {}

    /** A deduction in force in the quarter. */
    record Claim(UUID deduction, UUID household, long open) {}

    /** What becomes of an item: POSTED, SET_OFF, DEFERRED or LAPSED. */
    record Outcome(UUID application, State state, long setOff, long posted) {}

    static Settlement of(List<Due> due, List<Claim> claims, long pool, Shortage shortage, Quarter quarter) {
        return new Run(claims, quarter).settle(due, pool, shortage);
    }

    long posted() {
        return outcomes.stream().mapToLong(Outcome::posted).sum();
    }

    /** Points taken for one deduction, 0 when none were. */
    long takenFor(UUID deduction) {
        return taken.getOrDefault(deduction, 0L);
    }

    /** Points set off against deductions. */
    long wasSetOff() {
        return outcomes.stream().mapToLong(Outcome::setOff).sum();
    }

    /** The deductions still open while the items are gone through. */
    private static final class Run {

        private final List<Claim> claims;
        private final Quarter quarter;
        private final Map<UUID, Long> taken = new LinkedHashMap<>();

        Run(List<Claim> claims, Quarter quarter) {
            this.claims = claims;
            this.quarter = quarter;
        }

        Settlement settle(List<Due> due, long pool, Shortage shortage) {
            List<Outcome> outcomes = shortage == Shortage.DEFER ? inOrder(due, pool) : shared(due, pool);
            return new Settlement(outcomes, taken);
        }

        private List<Outcome> inOrder(List<Due> due, long pool) {
            List<Outcome> outcomes = new ArrayList<>();
            long left = pool;
            boolean reached = true;
            for (Due item : due) {
                long setOff = open(item);
                long net = item.award() - setOff;
                reached = reached && net <= left;
                if (net > 0 && !reached) {
                    outcomes.add(new Outcome(item.application(), State.DEFERRED, 0, 0));
                } else {
                    take(item, setOff);
                    left -= net;
                    outcomes.add(paid(item, setOff, net));
                }
            }
            return outcomes;
        }

        private List<Outcome> shared(List<Due> due, long pool) {
            List<Long> setOffs = new ArrayList<>();
            for (Due item : due) {
                setOffs.add(take(item, open(item)));
            }
            List<Integer> paying = new ArrayList<>();
            List<Long> nets = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) {
                long net = due.get(i).award() - setOffs.get(i);
                if (net > 0) {
                    paying.add(i);
                    nets.add(net);
                }
            }
            long asked = nets.stream().mapToLong(Long::longValue).sum();
            long[] shares = new long[due.size()];
            if (!nets.isEmpty()) {
                long[] among = ProRata.shares(Math.min(pool, asked), nets);
                for (int i = 0; i < among.length; i++) {
                    shares[paying.get(i)] = among[i];
                }
            }
            List<Outcome> outcomes = new ArrayList<>();
            for (int i = 0; i < due.size(); i++) {
                outcomes.add(paid(due.get(i), setOffs.get(i), shares[i]));
            }
            return outcomes;
        }

        private static Outcome paid(Due item, long setOff, long posted) {
            if (posted > 0) {
                return new Outcome(item.application(), State.POSTED, setOff, posted);
            }
            State state = setOff == item.award() ? State.SET_OFF : State.LAPSED;
            return new Outcome(item.application(), state, setOff, 0);
        }

        /** What open deductions can take from an item: only from what was earned in their own quarter. */
        private long open(Due item) {
            return item.quarter().equals(quarter)
                    ? Math.min(
                            item.award(),
                            claims.stream()
                                    .filter(claim -> claim.household().equals(item.household()))
                                    .mapToLong(this::left)
                                    .sum())
                    : 0;
        }

        private long take(Due item, long setOff) {
            long rest = setOff;
            for (Claim claim : claims) {
                if (rest > 0 && claim.household().equals(item.household())) {
                    long part = Math.min(rest, left(claim));
                    rest -= part;
                    if (part > 0) {
                        taken.merge(claim.deduction(), part, Long::sum);
                    }
                }
            }
            return setOff;
        }

        private long left(Claim claim) {
            return claim.open() - taken.getOrDefault(claim.deduction(), 0L);
        }
    }
}
