package cn.fengming.points.testing;

import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestPlan;
import reactor.blockhound.BlockHound;

/**
 * From the first test on, whoever blocks an event loop fails. BlockHound's own listener already does so where tests are
 * only looked for, which the build does in its own process, without the flags BlockHound needs.
 */
public final class NobodyBlocks implements TestExecutionListener {

    @Override
    public void testPlanExecutionStarted(TestPlan plan) {
        BlockHound.install();
    }
}
