/**
 * Everything that is said to WeChat's servers and everything they say: signing in, checks of words and pictures,
 * subscription messages, mini-program codes, and what WeChat pushes. One account, one short queue of blocking calls; no
 * other module knows the library.
 */
@org.springframework.modulith.ApplicationModule(allowedDependencies = {"kernel", "media", "paper"})
@org.jspecify.annotations.NullMarked
package cn.fengming.points.wechat;
