package cn.fengming.points.identity;

import cn.fengming.points.kernel.Problem;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/** Founds the town that the settings name, once, while the program starts. A start that cannot found it fails. */
@Component
class Founding implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(Founding.class);

    private final FoundingDesk desk;
    private final FoundingSettings settings;

    Founding(FoundingDesk desk, FoundingSettings settings) {
        this.desk = desk;
        this.settings = settings;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        if (settings.wanted()) {
            // the thread that starts the program may wait: nothing is served before
            desk.found(settings)
                    // Another instance may have been founding it at the same time: then it is there now.
                    .onErrorResume(Founding::isTaken, taken -> desk.found(settings))
                    .doOnNext(town -> log.info("founded {} and invited its first officer", town.name()))
                    .onErrorMap(Problem.class, Founding::cannot)
                    .toFuture()
                    .join();
        }
    }

    private static boolean isTaken(Throwable failure) {
        return failure instanceof Problem problem && problem.status() == 409;
    }

    /** Starts with the variable's name, as the start-up wants it. */
    private static IllegalStateException cannot(Problem problem) {
        return new IllegalStateException("POINTS_FOUND_TOWN cannot be founded: " + problem.detail());
    }
}
