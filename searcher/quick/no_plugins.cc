// ICU asks for plug-ins by dlopen, which a program without dynamic libraries cannot have. The linker puts
// these in place of libc's (--wrap), which warn of it.
extern "C" {

void* __wrap_dlopen(const char*, int) { return nullptr; }
void* __wrap_dlsym(void*, const char*) { return nullptr; }
int __wrap_dlclose(void*) { return 0; }

}  // extern "C"
