/**
 * What people are told, in the list and by WeChat, and what WeChat thinks of what people report: what leaves the house
 * for WeChat and what comes back.
 */
@org.springframework.modulith.ApplicationModule(
        allowedDependencies = {"kernel", "community", "identity", "media", "spots", "wechat"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.messages;
