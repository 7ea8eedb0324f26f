package cn.fengming.points.identity;

/** Whether the name somebody gives belongs to a household: the whole name of a member, or how it begins. */
final class FamilyName {

    private FamilyName() {}

    /** {@code 张} and {@code 张三} both fit a member called 张三; 张三丰 does not, nor does nothing at all. */
    static boolean fits(String given, String member) {
        String name = given.strip();
        return !name.isEmpty() && member.startsWith(name);
    }
}
