/** The demo town, made through the same desks as real use. Present only when the demo is on. */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {
            "kernel",
            "audit",
            "community",
            "identity",
            "media",
            "rules",
            "awards",
            "ledger",
            "assessment",
            "store",
            "board"
        })
@org.jspecify.annotations.NullMarked
package cn.fengming.points.demo;
