# 日期写得不对。

date-none = 这不是日期
date-year = 年份 { $year } 不在 1970 到 2999 之间
date-month = 没有 { $month } 月
date-day-zero = 没有 0 日
date-day-of-february = { $year } 年 2 月只有 { $days } 天，没有 { $day } 日
date-day = { $month } 月只有 { $days } 天，没有 { $day } 日
date-hour = 没有 { $hour } 时这个钟点
date-minute = 没有 { $minute } 分这个时刻
date-second = 没有 { $second } 秒这个时刻
date-offset = 没有 { $offset } 这样的时区
date-rest = 日期后面的 `{ $rest }` 看不懂
