package cn.fengming.points.bench;

/** What is asked over HTTP, one thing after the other. */
interface Asking {

    /**
     * The next request.
     *
     * @param step which request of the one thing that is measured, from 0
     */
    byte[] next(int connection, int step);

    /** The status of an answer that counts. */
    int status();

    /** Requests that belong to one thing, one after the other. */
    int requests();
}
