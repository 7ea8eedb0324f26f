package cn.fengming.points.community;

/** How names are shown to everybody: enough to recognise oneself, too little to look somebody up. */
public final class Names {

    private Names() {}

    /** 张三丰 becomes 张*丰, 张三 becomes 张*, 欧阳小明 becomes 欧**明. */
    public static String masked(String name) {
        int[] letters = name.strip().codePoints().toArray();
        if (letters.length < 2) {
            return "*";
        }
        String first = Character.toString(letters[0]);
        if (letters.length == 2) {
            return first + "*";
        }
        return first + "*".repeat(letters.length - 2) + Character.toString(letters[letters.length - 1]);
    }
}
