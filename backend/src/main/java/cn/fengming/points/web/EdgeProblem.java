package cn.fengming.points.web;

import cn.fengming.points.kernel.Problem;

/**
 * A request the edge turned down before a rule of the village was asked, or that failed for no fault of its own. It is
 * never remembered under its idempotency key: the caller may mend it, or try it again, with the same key.
 */
class EdgeProblem extends Problem {

    private static final long serialVersionUID = 1L;

    EdgeProblem(int status, String type, String detail) {
        super(status, type, detail);
    }

    static EdgeProblem wrong(String field, String detail) {
        EdgeProblem problem = new EdgeProblem(400, "invalid-request", detail);
        problem.field(field, detail);
        return problem;
    }

    /** 503: nothing is wrong with the request, and nothing of it has happened. */
    static EdgeProblem busy(String type) {
        EdgeProblem problem = new EdgeProblem(503, type, "系统繁忙，请稍后再试");
        problem.retryAfter(1);
        return problem;
    }
}
