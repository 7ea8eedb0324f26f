package cn.fengming.points.store;

/**
 * Pieces of one good in a village store, straight from the book.
 *
 * @param received ever
 * @param onShelf free to redeem
 * @param reserved set aside for open redemptions
 * @param handed handed over
 */
record StockLevel(Good good, long received, long onShelf, long reserved, long handed) {}
