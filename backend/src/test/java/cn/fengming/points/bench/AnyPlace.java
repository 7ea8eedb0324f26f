package cn.fengming.points.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The scripts of pgbench look their place up once; where books are large each transaction shall be in another one. */
final class AnyPlace {

    private static final Path MADE = Path.of("target", "bench", "anywhere").toAbsolutePath();

    private AnyPlace() {}

    static Path of(Path script, long places) throws IOException {
        String once = Files.readString(script);
        String anywhere = once.replace("\\if :n = 1", "\\set place random(0, " + (places - 1) + ")\n\\if true")
                .replace("number = :client_id", "number = :place");
        if (anywhere.equals(once) || !anywhere.contains(":place")) {
            throw new Options.Refused(script + " does not look its place up as the others do.");
        }
        return Files.writeString(Files.createDirectories(MADE).resolve(script.getFileName()), anywhere);
    }
}
