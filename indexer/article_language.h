// The language that an article counts as: what its text is in, with what it declares as a hint.
#pragma once

#include "common/article.h"

namespace news {

// Looks at a sample of headline and text and settles `lang`; does nothing if that is done already
// (lang_from). The declared language stays, region and all, where the text agrees, where the text is too
// short or too mixed to tell, and where the detector cannot tell the two apart. Otherwise the found one takes
// its place, and `declared_lang` keeps the other. A function of title, body and declared language;
// thread-safe. True if a declared language gave way.
bool settle_language(Article& article);

}  // namespace news
