/** What every module shares: who acts, quarters, problems, pages, ids, the outbox and the chores. It knows no module. */
@org.springframework.modulith.ApplicationModule(
        type = org.springframework.modulith.ApplicationModule.Type.OPEN,
        allowedDependencies = {})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.kernel;
