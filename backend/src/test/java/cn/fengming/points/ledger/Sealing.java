package cn.fengming.points.ledger;

import java.util.UUID;
import org.springframework.stereotype.Component;

/** Seals one town's book in a test, as the chore does for all. It blocks. */
@Component
public class Sealing {

    private final SealChore chore;

    Sealing(SealChore chore) {
        this.chore = chore;
    }

    /** How many transfers and funds were sealed now. */
    public long seal(UUID town) {
        return seal(town, 4096, 100);
    }

    /** In blocks of at most so many leaves, at most so many blocks. */
    public long seal(UUID town, int leaves, int blocks) {
        return chore.seal(town, leaves, blocks).blockOptional().orElseThrow();
    }
}
