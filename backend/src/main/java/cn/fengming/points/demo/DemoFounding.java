package cn.fengming.points.demo;

import static cn.fengming.points.demo.Waiting.on;

import cn.fengming.points.demo.People.DemoTown;
import cn.fengming.points.identity.Sessions;
import cn.fengming.points.kernel.Chore;
import cn.fengming.points.kernel.Ids;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import tools.jackson.databind.json.JsonMapper;

/**
 * Founds the demo town on the first start, before the program says it is ready: the register through its desks,
 * everything else through the API as its people would, on the days it would have happened. A founding that breaks off
 * stops the program, and the next start refuses what is left of it: half a town would be explained by nothing.
 */
class DemoFounding implements ApplicationRunner {

    private static final Logger log = LoggerFactory.getLogger(DemoFounding.class);

    private final Register register;
    private final Foundings foundings;
    private final DemoClock clock;
    private final ClosedWhileFounding door;
    private final List<Chore> chores;
    private final Sessions sessions;
    private final Ids ids;
    private final JsonMapper json;
    private final WebServerApplicationContext server;

    DemoFounding(
            Register register,
            Foundings foundings,
            DemoClock clock,
            ClosedWhileFounding door,
            List<Chore> chores,
            Sessions sessions,
            Ids ids,
            JsonMapper json,
            WebServerApplicationContext server) {
        this.register = register;
        this.foundings = foundings;
        this.clock = clock;
        this.door = door;
        this.chores = chores;
        this.sessions = sessions;
        this.ids = ids;
        this.json = json;
        this.server = server;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        register.town().ifPresentOrElse(this::mustBeWhole, this::found);
    }

    private void mustBeWhole(UUID town) {
        if (!on(foundings.finished(town))) {
            throw new HalfFounded();
        }
    }

    private void found() {
        Instant begun = Instant.now(Clock.systemUTC());
        log.info("Founding the demo town, once; this takes a moment");
        String founder = ids.next().toString();
        door.closeBut(founder);
        try {
            Calendar calendar = Calendar.of(clock.today());
            clock.walkTo(calendar.founding());
            DemoTown town = register.found();
            int port = Objects.requireNonNull(server.getWebServer()).getPort();
            new Seasons(new Phone(port, founder, sessions, ids, json), clock, calendar, chores, town).live();
            on(foundings.finish(town.id(), Instant.now(Clock.systemUTC())));
        } finally {
            clock.catchUp();
            door.open();
        }
        log.info(
                "Founded in {} s",
                Duration.between(begun, Instant.now(Clock.systemUTC())).toSeconds());
    }
}
