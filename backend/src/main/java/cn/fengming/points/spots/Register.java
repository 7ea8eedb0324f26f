package cn.fengming.points.spots;

/** A special register (专项台账) of places that are looked at again on dates of their own. */
public enum Register {
    BLACK_WATER("黑臭水体", "HS", SpotKind.BLACK_WATER, 30),
    DUMP_SITE("非正规垃圾堆放点", "LJ", SpotKind.GARBAGE, 30),
    BARE_SOIL("裸露土地", "LL", SpotKind.BARE_SOIL, 90);

    private final String words;
    private final String letters;
    private final SpotKind kind;
    private final int lookDays;

    Register(String words, String letters, SpotKind kind, int lookDays) {
        this.words = words;
        this.letters = letters;
        this.kind = kind;
        this.lookDays = lookDays;
    }

    public String words() {
        return words;
    }

    /** Before the number of a place: {@code HS-007}. */
    String letters() {
        return letters;
    }

    /** What a place of this register is when it is dirty again. */
    SpotKind kind() {
        return kind;
    }

    /** How often it is looked at again unless somebody says otherwise. */
    int lookDays() {
        return lookDays;
    }
}
