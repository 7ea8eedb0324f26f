@org.jspecify.annotations.NullMarked
package cn.fengming.points;
