# What is wrong with a date that a person wrote.

date-none = this is not a date
date-year = the year { $year } is not between 1970 and 2999
date-month = month { $month } does not exist
date-day-zero = day 0 does not exist
date-day-of-february = February { $year } has { $days } days, not { $day }
date-day =
    { $month ->
        [1] January
        [3] March
        [4] April
        [5] May
        [6] June
        [7] July
        [8] August
        [9] September
        [10] October
        [11] November
       *[12] December
    } has { $days } days, not { $day }
date-hour = hour { $hour } does not exist
date-minute = minute { $minute } does not exist
date-second = second { $second } does not exist
date-offset = the offset { $offset } does not exist
date-rest = `{ $rest }` after the date cannot be understood
