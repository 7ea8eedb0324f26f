package cn.fengming.points.testing;

import cn.fengming.points.paper.Paper;
import cn.fengming.points.paper.Press;
import java.time.Clock;
import java.util.Objects;

/** What stands on a paper once it is printed, without a backend around it. */
public final class PaperText {

    private static final Press PRESS = new Press(Clock.systemDefaultZone());

    private PaperText() {}

    public static Printed of(Paper paper) {
        return Printed.read(Objects.requireNonNull(PRESS.print(paper).block()));
    }
}
