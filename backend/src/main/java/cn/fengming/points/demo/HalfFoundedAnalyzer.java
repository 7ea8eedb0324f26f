package cn.fengming.points.demo;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Says what to do about it. */
class HalfFoundedAnalyzer extends AbstractFailureAnalyzer<HalfFounded> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, HalfFounded cause) {
        return new FailureAnalysis(
                cause.getMessage(),
                "Delete the data directory (POINTS_DATA_DIR, by default .data) and start again, or set POINTS_DEMO=false.",
                cause);
    }
}
