package cn.fengming.points.paper;

/** 奖状: every town's certificates look the same, a page each. */
public final class Certificate {

    private Certificate() {}

    /** The paper certificates are printed on. */
    public static Paper blank(String name) {
        return Paper.a4(name).landscape().framed().enlarged(190);
    }

    /**
     * One more certificate on a {@link #blank} paper.
     *
     * @param words what it is for, a full sentence
     * @param from who gives it and seals it
     */
    public static Paper fill(Paper paper, String whom, String words, String from) {
        return paper.space(3)
                .title("奖　状")
                .line(whom + "：")
                .paragraph(words)
                .paragraph("特发此状，以资鼓励。")
                .seal(from, null);
    }
}
