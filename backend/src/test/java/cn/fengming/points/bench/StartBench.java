package cn.fengming.points.bench;

/** x */
final class StartBench {
    private StartBench() {}
}
