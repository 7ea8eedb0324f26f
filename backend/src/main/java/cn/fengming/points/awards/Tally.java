package cn.fengming.points.awards;

/**
 * The votes on one matter. It is decided when every seat has voted, and not before, so each decision has an odd number
 * of reviewers behind it and there is no tie.
 */
record Tally(int seats, int favour, int against) {

    Tally {
        if (seats < 3 || seats % 2 == 0 || favour < 0 || against < 0 || favour + against > seats) {
            throw new IllegalArgumentException("votes " + favour + ":" + against + " of " + seats);
        }
    }

    boolean decided() {
        return favour + against == seats;
    }

    boolean passed() {
        return decided() && favour > against;
    }
}
