/** What a village sees on the wall: notices, honour board, flags, ranking. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "audit", "paper", "community", "awards", "assessment"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.board;
