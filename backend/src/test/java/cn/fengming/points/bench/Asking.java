package cn.fengming.points.bench;

/** What is asked over HTTP, one thing after the other. */
interface Asking {

    /** The next request. */
    byte[] next(int connection);

    /** The status of an answer that counts. */
    int status();
}
