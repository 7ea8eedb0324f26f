package cn.fengming.points.demo;

/** A demo town is there that was not founded to the end. */
class HalfFounded extends RuntimeException {

    HalfFounded() {
        super("The demo town was not founded to the end last time.", null, false, false);
    }
}
