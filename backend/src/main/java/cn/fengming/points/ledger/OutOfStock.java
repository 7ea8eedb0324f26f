package cn.fengming.points.ledger;

import cn.fengming.points.kernel.Problem;

/** 409: fewer pieces are on the shelf than the transfer takes. Nothing moved. */
public class OutOfStock extends Problem {

    OutOfStock(long missing) {
        super(409, "out-of-stock", "库存不够，还差 " + missing + " 件");
        with("missing", missing);
    }
}
