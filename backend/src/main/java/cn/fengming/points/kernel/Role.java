package cn.fengming.points.kernel;

/** The posts a person can hold in a town. A grant narrows a role to a village or a grid. */
public enum Role {
    /** 村民, member of one household. */
    VILLAGER,
    /** 卫生监督员 / 网格员. */
    INSPECTOR,
    /** 评议员. */
    PANEL,
    /** 村委. */
    COMMITTEE,
    /** 兑换点店员. */
    CLERK,
    /** 镇专班. */
    TOWN,
    /** 村务监督 / 纪委: reads everything, changes nothing. */
    AUDITOR
}
